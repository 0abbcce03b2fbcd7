// Names that are common in France. In plain JavaScript, so that the build can read them: of Faker, only they are published.

import { fr } from "@faker-js/faker";

const { female = [], male = [] } = fr.person?.first_name ?? {};
const { street_prefix, street_suffix } = fr.location ?? {};

export const FIRST_NAMES = { female, male };
export const LAST_NAMES = fr.person?.last_name?.generic ?? [];
/** What a street's name begins with. */
export const STREET_KINDS = street_prefix ?? [];
/** What it goes on with. */
export const STREET_NAMES = street_suffix ?? [];
