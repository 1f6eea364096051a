import { describe, expect, test } from "vitest";
import { subjectIn, subjectsIn } from "./source.ts";

const current =
  "userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,usageLocation,streetAddress,state,country,officeLocation,city,postalCode,telephoneNumber,mobilePhone,alternateEmailAddress,ageGroup,consentProvidedForMinor,legalAgeGroupClassification,companyName,creationType,directorySynced,invitationState,identityIssuer,createdDateTime";

const older =
  "userPrincipalName,displayName,surname,mail,givenName,objectId,userType,jobTitle,department,accountEnabled,usageLocation,streetAddress,state,country,physicalDeliveryOfficeName,city,postalCode,telephoneNumber,mobile,authenticationPhoneNumber,authenticationAlternativePhoneNumber,authenticationEmail,alternateEmailAddress,ageGroup,consentProvidedForMinor,legalAgeGroupClassification";

const template =
  "Name [displayName] Required,User name [userPrincipalName] Required,Initial password [passwordProfile] Required,Block sign in (Yes/No) [accountEnabled] Required,First name [givenName],Last name [surname],Office [physicalDeliveryOfficeName],Mobile phone [mobile]";

describe("the portal's list of users", () => {
  test("is read with its current heading", async () => {
    const row =
      "ada@contoso.com,Ada Berg,Berg,ada@contoso.com,Ada,u1,Member,Engineer,R&D,True,NO,Storgata 1,,Norway,Oslo HQ,Oslo,0155,+47 22 00 00 01,+47 900 00 001,ada@home.example;a@b.example,,,,Contoso,,True,,contoso.com,2024-01-01T00:00:00Z";
    expect(await subjectIn(`${current}\n${row}\n`)).toMatchObject({
      subject: "user",
      id: "u1",
      label: "Ada Berg",
      line: 2,
      properties: {
        userPrincipalName: "ada@contoso.com",
        displayName: "Ada Berg",
        surname: "Berg",
        mail: "ada@contoso.com",
        givenName: "Ada",
        userType: "Member",
        jobTitle: "Engineer",
        department: "R&D",
        accountEnabled: true,
        usageLocation: "NO",
        streetAddress: "Storgata 1",
        country: "Norway",
        physicalDeliveryOfficeName: "Oslo HQ",
        city: "Oslo",
        postalCode: "0155",
        telephoneNumber: "+47 22 00 00 01",
        mobile: "+47 900 00 001",
        otherMails: ["ada@home.example", "a@b.example"],
        companyName: "Contoso",
        dirSyncEnabled: true,
      },
    });
  });

  test("is read with its older heading", async () => {
    const row =
      "bo@contoso.com,Bo,,,,u2,Guest,,,False,,,,,Bergen,,,,+47 1,secret,secret,secret@x.example,,,,";
    const { id, properties } = await subjectIn(`${older}\n${row}`);
    expect(id).toBe("u2");
    expect(properties).toEqual({
      userPrincipalName: "bo@contoso.com",
      displayName: "Bo",
      userType: "Guest",
      accountEnabled: false,
      physicalDeliveryOfficeName: "Bergen",
      mobile: "+47 1",
    });
  });

  test("leaves unknown what it has no column for, and nothing else", async () => {
    const { unknown } = await subjectIn(`${current}\n${"x,".repeat(5)}u1${",".repeat(23)}\n`);
    expect([...unknown].filter((name) => !name.startsWith("extensionAttribute"))).toEqual([
      "employeeHireDate",
      "employeeId",
      "facsimileTelephoneNumber",
      "mailNickName",
      "memberOf",
      "onPremisesDistinguishedName",
      "onPremisesSecurityIdentifier",
      "passwordPolicies",
      "preferredLanguage",
      "sipProxyAddress",
      "proxyAddresses",
      "assignedPlans",
      "manager",
    ]);
    expect(unknown).toContain("extensionAttribute15");
  });
});

describe("the bulk-create template", () => {
  test("has the version on its first line, names in brackets and an inverted column", async () => {
    const rows =
      "Ada,ada@contoso.com,Pa$$w0rd,No,Ada,Berg,Oslo,1\nBo,bo@contoso.com,Pa$$w0rd,yes,,,,";
    const [ada, bo] = await subjectsIn(`version:v1.0,,,,,,,\n${template}\n${rows}\n`);
    expect(ada).toMatchObject({
      id: "ada@contoso.com",
      line: 3,
      properties: { accountEnabled: true, physicalDeliveryOfficeName: "Oslo", mobile: "1" },
    });
    expect(bo?.properties["accountEnabled"]).toBe(false);
  });

  test("keeps no password", async () => {
    const { properties } = await subjectIn(
      `version:v1.0\n${template}\nAda,a@b.c,Pa$$w0rd,No,,,,\n`,
    );
    expect(JSON.stringify(properties)).not.toContain("Pa$$w0rd");
  });

  test("has no ids, so that the user principal name is the id and the object id unknown", async () => {
    const { id, unknown } = await subjectIn(`${template}\nAda,a@b.c,x,No,,,,\n`);
    expect(id).toBe("a@b.c");
    expect(unknown).toContain("objectId");
  });
});

describe("PowerShell's Export-Csv", () => {
  test("writes a line with the type, and names in Pascal case", async () => {
    const text = `#TYPE Microsoft.Graph.PowerShell.Models.MicrosoftGraphUser\r\n"Id","OfficeLocation","MobilePhone","OnPremisesSyncEnabled"\r\n"u1","Oslo","1","True"\r\n`;
    expect(await subjectIn(text)).toMatchObject({
      id: "u1",
      line: 3,
      properties: { physicalDeliveryOfficeName: "Oslo", mobile: "1", dirSyncEnabled: true },
    });
  });

  test.for([
    ["OtherMails", "System.String[]", "otherMails"],
    ["BusinessPhones", "System.Object[]", "telephoneNumber"],
    ["Manager", "Microsoft.Graph.PowerShell.Models.MicrosoftGraphDirectoryObject", "manager"],
    [
      "AssignedPlans",
      "Microsoft.Graph.PowerShell.Models.MicrosoftGraphAssignedPlan[]",
      "assignedPlans",
    ],
    ["ProxyAddresses", "System.Collections.Generic.List`1[System.String]", "proxyAddresses"],
  ])("%s holding %s is unknown", async ([heading, cell, name = ""]) => {
    const [lost, told] = await subjectsIn(`Id,${heading}\nu1,${cell}\nu2,\n`);
    expect(lost?.unknown).toContain(name);
    expect(lost?.properties).not.toHaveProperty(name);
    expect(told?.unknown).not.toContain(name);
  });

  test("of whole objects cannot tell unset from not asked for", async () => {
    const [, bo] = await subjectsIn(
      "Id,Department,JobTitle,AdditionalProperties\nu1,,,x\nu2,,CEO,x\n",
    );
    expect(bo?.properties).toEqual({ jobTitle: "CEO" });
    expect(bo?.unknown).toContain("department");
    expect(bo?.unknown).not.toContain("jobTitle");
  });
});

test("a file with a heading only lists nobody", async () => {
  expect(await subjectsIn(`${current}\n`)).toEqual([]);
});
