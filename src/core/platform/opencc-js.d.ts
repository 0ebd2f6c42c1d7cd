/** The one table of opencc-js that is read (fold-text.ts); the package has no types for its parts. */
declare module 'opencc-js/dict/TSCharacters' {
  /** A Traditional character, a space and its Simplified one; pairs are parted by `|`. */
  const characters: string;
  export default characters;
}
