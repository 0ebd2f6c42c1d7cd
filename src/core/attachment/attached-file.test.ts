import { describe, expect, it } from 'vitest';
import { attachFile, checkName, mostAttached, refuseMacros } from '#core/attachment/attached-file.ts';
import { failure, success } from '#core/failure.ts';

describe('the name of an attached file', () => {
  it.each([
    ['会议纪要.pdf', 'pdf'],
    ['扫描件.JPEG', 'jpg'],
    ['扫描件.2026.jpg', 'jpg'],
  ] as const)('%s goes with %s', (name, found) => expect(checkName(name, found)).toEqual(success(null)));

  it.each([
    ['纪要.pdf', 'png', 'pdf'],
    ['纪要', 'pdf', 'none'],
    ['纪要.pdf.exe', 'pdf', 'exe'],
  ] as const)('%s does not go with %s', (name, found, end) =>
    expect(checkName(name, found)).toEqual(failure('attachment-misnamed', { found, end })),
  );
});

describe('an Office file', () => {
  it('brings no programs', () => {
    expect(refuseMacros(['word/document.xml', 'docProps/app.xml'])).toEqual(success(null));
    for (const part of ['word/vbaProject.bin', 'xl/VBAPROJECT.BIN', 'vbaProject.bin'])
      expect(refuseMacros(['word/document.xml', part])).toEqual(failure('attachment-macros'));
  });
});

describe('a file beside an object', () => {
  const standing = Array.from({ length: mostAttached - 1 }, (_, at) => ({ digest: `${at}`, name: `${at}.pdf` }));
  it('is attached once, and so many of them', () => {
    expect(attachFile(standing, 'new')).toEqual(success(null));
    expect(attachFile(standing, '3')).toEqual(failure('attachment-twice', { name: '3.pdf' }));
    expect(attachFile([...standing, { digest: 'new', name: 'new.pdf' }], 'other')).toEqual(
      failure('attachment-too-many', { limit: mostAttached }),
    );
  });
});
