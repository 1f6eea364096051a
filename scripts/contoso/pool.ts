import { Random } from "./random.ts";
import type { User } from "./user.ts";

/** Users, none of whom is drawn twice, so that the events of the day do not contradict each other. */
export class Pool {
  private readonly left: Set<User>;

  public constructor(users: readonly User[]) {
    this.left = new Set(users);
  }

  public draw(
    what: string,
    count: number,
    fits: (user: User) => boolean,
  ): readonly (readonly [User, Random])[] {
    return Array.from({ length: count }, (_, index) => {
      const random = new Random(`${what}/${index}`);
      const user = random.pick([...this.left].filter(fits));
      this.left.delete(user);
      return [user, random] as const;
    });
  }
}

/** Tells whether a user is somebody who works here. */
export const isEmployee = ({ userType, employeeId, accountEnabled }: User): boolean =>
  userType === "Member" && employeeId !== null && accountEnabled;

/** Tells whether an employee leads nobody. */
export const isIndividual = (user: User): boolean =>
  isEmployee(user) && !/Chief|VP of|Head of|Manager|Counsel$/u.test(user.jobTitle ?? "");
