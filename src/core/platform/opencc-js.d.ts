/** The one table of opencc-js that is read (fold-text.ts); the package has no types for its parts. */
declare module 'opencc-js/dict/TSCharacters' {
  /** A Traditional character, a space and its Simplified one; pairs are parted by `|`. */
  const characters: string;
  export default characters;
}
/** The other way; tests print Traditional documents with it. */
declare module 'opencc-js/dict/STCharacters' {
  /** A Simplified character, a space and its Traditional ones; pairs are parted by `|`. */
  const characters: string;
  export default characters;
}
