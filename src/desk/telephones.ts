import { isValidPhoneNumber, parsePhoneNumberWithError } from 'libphonenumber-js/max';

/** Numbers of a desk, at the most. */
const most = 6;

/** Whether a number with its country in front can be called. */
export const canBeCalled = (number: string): boolean => isValidPhoneNumber(number);

/** Numbers as somebody typed them, those of Italy also without +39, as `+39 …`; or the one that nobody can call. */
export function readTelephones(typed: string): { readonly phone: readonly string[] } | { readonly unknown: string } {
  const parts = typed
    .split(/[,;\n/]|\s+(?:e|and|o|or)\s+/u)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (parts.length === 0 || parts.length > most) return { unknown: typed.trim().slice(0, 30) };
  const phone: string[] = [];
  for (const part of parts) {
    const number = numberIn(part);
    if (number === null) return { unknown: part.slice(0, 30) };
    if (!phone.includes(number)) phone.push(number);
  }
  return { phone };
}

function numberIn(part: string): string | null {
  try {
    const found = parsePhoneNumberWithError(part, 'IT');
    // An extension cannot be dialled by whoever presses the number.
    return found.isValid() && !found.ext ? found.formatInternational() : null;
  } catch {
    return null;
  }
}
