interface Named {
  readonly firstName: string | null;
  readonly lastName: string | null;
}

/** A person's name; empty if it is not known. */
export function fullName(person: Named | null): string {
  return [person?.firstName, person?.lastName].filter(Boolean).join(" ");
}
