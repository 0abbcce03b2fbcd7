import { Random } from "../random.ts";

/** The letters of French registrations: I, O and U are never used. */
const PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ";
/** The characters of VINs: I, O and Q look too much like digits. */
const VIN_CHARACTERS = [..."ABCDEFGHJKLMNPRSTUVWXYZ0123456789"];
const PLATES = PLATE_LETTERS.length ** 4 * 999;
/** Coprime to `PLATES`, so that multiplying by it permutes them: no registration occurs twice in a fleet. */
const PLATE_STEP = 15_485_863;

/** The registration of the vehicle at `index`, such as `AB-123-CD`. */
export function registration(seed: number, index: number): string {
  let rest = (new Random(seed, "registrations").integer(0, PLATES - 1) + index * PLATE_STEP) % PLATES;
  const take = (base: number) => {
    const digit = rest % base;
    rest = Math.floor(rest / base);
    return digit;
  };
  const letter = () => PLATE_LETTERS[take(PLATE_LETTERS.length)];
  const number = String(take(999) + 1).padStart(3, "0");
  return `${letter()}${letter()}-${number}-${letter()}${letter()}`;
}

/** A 17-character vehicle identification number: the manufacturer's code first, a serial number last. */
export function vin(random: Random, manufacturerCode: string, index: number): string {
  let description = "";
  while (description.length < 8) description += random.pick(VIN_CHARACTERS);
  return manufacturerCode + description + serial(index, 6);
}

/** An IMEI: 15 digits, the last one the Luhn check digit. */
export function imei(index: number): string {
  return withCheckDigit(`35693811${serial(index, 6)}`);
}

/** The number of a French SIM card: 19 digits, the last one the Luhn check digit. */
export function iccid(random: Random, index: number): string {
  return withCheckDigit(`89330${random.digits(6)}${serial(index, 7)}`);
}

function serial(index: number, digits: number): string {
  return String(index % 10 ** digits).padStart(digits, "0");
}

function withCheckDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits + ((10 - (sum % 10)) % 10);
}
