/** The number of an official paper as printed: 鲁政发〔2020〕8号. Brackets vary with the typist. */
export const officialNumber = '[\\p{Script=Han}]{1,14}[〔\\[［（(【]\\s?(?:19|20)\\d{2}\\s?[〕\\]］）)】]\\s?第?\\d{1,5}\\s?号';
