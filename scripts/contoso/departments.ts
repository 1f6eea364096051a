/** A department, with what its people do. */
export interface Department {
  readonly name: string;
  readonly head: string;
  readonly titles: readonly string[];
  /** The first two digits of its cost centers. */
  readonly costCenter: string;
  /** Whether its people work without a desk of their own. */
  readonly isFrontline: boolean;
}

/** The departments, the largest first. */
export const departments: readonly Department[] = [
  department("Sales", "VP of Sales", "41", [
    "Account Executive",
    "Sales Representative",
    "Sales Engineer",
    "Inside Sales Specialist",
  ]),
  department("Engineering", "VP of Engineering", "52", [
    "Software Engineer",
    "Senior Software Engineer",
    "Test Engineer",
    "Site Reliability Engineer",
    "Architect",
  ]),
  department(
    "Manufacturing",
    "VP of Manufacturing",
    "63",
    ["Operator", "Shift Lead", "Quality Technician", "Maintenance Technician"],
    true,
  ),
  department(
    "Customer Support",
    "VP of Customer Support",
    "44",
    ["Support Agent", "Senior Support Agent", "Support Engineer"],
    true,
  ),
  department("Finance", "Chief Financial Officer", "21", [
    "Accountant",
    "Controller",
    "Financial Analyst",
    "Payroll Specialist",
  ]),
  department("Marketing", "Chief Marketing Officer", "42", [
    "Brand Specialist",
    "Content Designer",
    "Campaign Analyst",
    "Event Planner",
  ]),
  department("Information Technology", "Chief Information Officer", "31", [
    "Systems Administrator",
    "Service Desk Analyst",
    "Network Engineer",
    "Identity Engineer",
  ]),
  department("Human Resources", "Chief People Officer", "22", [
    "Recruiter",
    "HR Business Partner",
    "Learning Specialist",
  ]),
  department("Research", "VP of Research", "51", [
    "Researcher",
    "Data Scientist",
    "Laboratory Engineer",
  ]),
  department("Procurement", "Head of Procurement", "24", ["Buyer", "Category Specialist"]),
  department("Legal", "General Counsel", "23", ["Counsel", "Paralegal", "Compliance Officer"]),
  department(
    "Facilities",
    "Head of Facilities",
    "64",
    ["Receptionist", "Caretaker", "Security Guard"],
    true,
  ),
];

function department(
  name: string,
  head: string,
  costCenter: string,
  titles: readonly string[],
  isFrontline = false,
): Department {
  return { name, head, titles, costCenter, isFrontline };
}
