/** The plural forms of a language as gettext counts them: `categories` by their number, and the formula that gives the number. */
interface PluralForms {
  readonly categories: readonly string[];
  readonly header: string;
}

const inOrder = ['zero', 'one', 'two', 'few', 'many', 'other'];
const one = 'n != 1 ? 1 : 0';
/** French, Italian and Spanish say a million in another way. */
const million = 'n != 0 && n % 1000000 == 0 ? 1 : 2';
const slavic = 'n%10 == 1 && n%100 != 11 ? 0 : n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14) ? 1 : 2';
const formulas: Readonly<Record<string, string>> = {
  ar: 'n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n%100 >= 3 && n%100 <= 10 ? 3 : n%100 >= 11 ? 4 : 5',
  bn: 'n > 1 ? 1 : 0',
  en: one,
  es: `n == 1 ? 0 : ${million}`,
  fr: `n == 0 || n == 1 ? 0 : ${million}`,
  it: `n == 1 ? 0 : ${million}`,
  ro: 'n == 1 ? 0 : n == 0 || (n%100 > 0 && n%100 < 20) ? 1 : 2',
  ru: slavic,
  sq: one,
  tr: one,
  uk: slavic,
  ur: one,
  zh: '0',
};

/** The categories of CLDR in gettext's order; those that only fractions take (Russian `other`) stand last. Throws where no formula is known. */
export function pluralFormsOf(lang: string): PluralForms {
  const formula = formulas[lang];
  if (formula === undefined)
    throw new Error(`no gettext formula of the plural forms of ${lang}: add it to src/authoring/exchange/plural-forms.ts`);
  const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
  const categories = inOrder.filter((each) => pluralCategories.some((category) => category === each));
  return { categories, header: `nplurals=${categories.length}; plural=(${formula});` };
}
