/** Word documents written part by part, for what no program makes on demand: the XML of a body, of lists, styles and notes. */

import { strToU8, zipSync } from 'fflate';

export interface DocxParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
}

/** A part of the package: its root element with what is in it. */
export function part(root: string, content: string): Uint8Array {
  return strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="w">${content}</w:${root}>`);
}

export function docx(parts: DocxParts): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': part('document', `<w:body>${parts.body}<w:sectPr/></w:body>`),
    'word/numbering.xml': part('numbering', parts.numbering ?? ''),
    'word/styles.xml': part('styles', parts.styles ?? ''),
    'word/footnotes.xml': part('footnotes', parts.footnotes ?? ''),
    'word/endnotes.xml': part('endnotes', parts.endnotes ?? ''),
    ...(parts.comments === undefined ? {} : { 'word/comments.xml': part('comments', parts.comments) }),
    'word/header1.xml': part('hdr', p('页眉')),
  });
}

export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function p(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;
}

/** The place of a paragraph in a list. */
export function num(numId: number | string, level?: number): string {
  return `<w:numPr>${level === undefined ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${numId}"/></w:numPr>`;
}

export function level(depth: number, format: string, text: string, extra = ''): string {
  return `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${extra}</w:lvl>`;
}

export function list(id: number, ...levels: readonly string[]): string {
  return `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
}

export function instance(numId: number, abstract: number, overrides = ''): string {
  return `<w:num w:numId="${numId}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`;
}

/** The four levels of an official document: 一、 （一） 1. ①. */
export const officialList = list(
  0,
  level(0, 'chineseCounting', '%1、'),
  level(1, 'chineseCounting', '（%2）'),
  level(2, 'decimal', '%3.'),
  level(3, 'decimalEnclosedCircle', '%4'),
);
