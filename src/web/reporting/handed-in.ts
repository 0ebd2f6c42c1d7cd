/** A report of which versions are told. */
export interface HandedIn {
  readonly id: string;
  readonly item: { readonly title: string };
  readonly versions: number;
}
