/**
 * What a list is called wherever it is named: its year before its name, unless the name says the year. Names of lists repeat from year to year, and are
 * official: they are told in Chinese in either language.
 */
export function listTitle({ year, name }: { readonly year: number; readonly name: string }): string {
  return name.includes(String(year)) ? name : `${year}年度${name}`;
}
