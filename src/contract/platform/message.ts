type Data = Readonly<Record<string, string | number>>;

/** The message of a code with its `{name}` placeholders filled; the code itself where the catalogue has none. */
export function message(catalogue: Readonly<Record<string, string>>, code: string, data: Data = {}): string {
  const text = catalogue[code] ?? code;
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => String(data[name] ?? placeholder));
}
