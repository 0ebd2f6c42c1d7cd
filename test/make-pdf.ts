/** PDF files written piece by piece, for what stands where on a page; as report programs write them, in a font of the system. */

export interface PdfText {
  readonly text: string;
  /** Points from the left and from the bottom of the page. */
  readonly x: number;
  readonly y: number;
  /** Height of the letters in points; each character is as wide as it is high. */
  readonly size?: number;
}

export interface MakePdfOptions {
  /** Puts the dictionary of an image into the file. */
  readonly image?: boolean;
}

function contentOf(texts: readonly PdfText[]): string {
  return texts
    .map(({ text, x, y, size = 16 }) => `BT /F1 ${size} Tf ${x} ${y} Td <${Buffer.from(text, 'utf16le').swap16().toString('hex')}> Tj ET`)
    .join('\n');
}

/** Pages of 595 × 842 points, each a list of what stands on it in the order of the file. */
export function makePdf(pages: readonly (readonly PdfText[])[], options: MakePdfOptions = {}): Uint8Array {
  const firstPage = 5;
  const stream = (dictionary: string, content: string): string =>
    `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>',
    ...pages.flatMap((texts, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${firstPage + index * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      stream('', contentOf(texts)),
    ]),
    ...(options.image === true
      ? [stream('/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', ' ')]
      : []),
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return new TextEncoder().encode(`%PDF-1.4\n${body}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\n%%EOF\n`);
}
