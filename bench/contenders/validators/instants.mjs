// What all validators accept as the text of a date-time: they check its format, not whether the day exists.
export const INSTANT =
  /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)|\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d [+-]\d{4})$/;
