// What all validators are asked to accept as a date-time where it is text: the look of it, not that there is such a day.
export const INSTANT =
  /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)|\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d [+-]\d{4})$/;
