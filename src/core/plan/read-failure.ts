/** Why a plan document could not be read, and the sentence that tells a person the cause and what to do. */

export const readFailureCodes = [
  'document-empty',
  'document-too-large',
  'document-encrypted',
  'document-scanned',
  'document-mislabelled',
  'document-zip-bomb',
  'document-damaged',
  'document-embedded',
  'document-unsupported',
  'document-encoding',
] as const;
export type ReadFailureCode = (typeof readFailureCodes)[number];

const readable = 'docx、pdf、html、md、txt';
const saveAsDocx = '请在 Word 或 WPS 中打开，另存为 .docx，再上传。';
const copyTable = '请把表格内容复制到 Word 或 WPS 文字中，另存为 .docx，再上传。';
const copySlides = '请把文字内容复制到 Word 或 WPS 文字中，另存为 .docx，再上传。';
const convert = '请用阅读软件转换为文字可复制的 PDF，或在 Word、WPS 中另存为 .docx，再上传。';
const unpack = '请先解压，再上传其中的规划文件。';
const recognise = '请先用文字识别（OCR）软件转换为文字，在 Word 或 WPS 中另存为 .docx，再上传。';
const choose = `请核对是否选错文件；能读取的格式有 ${readable}。在 Word 或 WPS 中能打开的，请另存为 .docx 后上传。`;

/** What a refused file really is, as its bytes say (`found` in the data of a failure), and what to do with it. */
const foreignFormats = {
  doc: ['Word 97-2003 文档（.doc）或旧版 WPS 文字（.wps）', saveAsDocx],
  xls: ['Excel 97-2003 工作簿（.xls）或旧版 WPS 表格（.et）', copyTable],
  ppt: ['PowerPoint 97-2003 演示文稿（.ppt）', copySlides],
  ole: ['旧版 Office 复合文档', saveAsDocx],
  xlsx: ['Excel 工作簿（.xlsx）', copyTable],
  pptx: ['PowerPoint 演示文稿（.pptx）', copySlides],
  odt: ['OpenDocument 文档（.odt）', saveAsDocx],
  ofd: ['OFD 版式文件（.ofd）', convert],
  epub: ['电子书（.epub）', convert],
  zip: ['ZIP 压缩包', unpack],
  rar: ['RAR 压缩包', unpack],
  '7z': ['7z 压缩包', unpack],
  gzip: ['gzip 压缩文件', unpack],
  image: ['图片', recognise],
  rtf: ['RTF 文档（.rtf）', saveAsDocx],
  mht: ['单个文件网页（.mht）', saveAsDocx],
  wordxml: ['Word XML 文档（.xml）', saveAsDocx],
  ceb: ['方正 CEB 版式文件（.ceb）', convert],
  program: ['可执行程序', choose],
  binary: ['无法识别的二进制文件', choose],
} as const;
export type ForeignFormat = keyof typeof foreignFormats;

type FailureData = Readonly<Record<string, string | number>>;

function isForeign(found: string): found is ForeignFormat {
  return Object.hasOwn(foreignFormats, found);
}

function foreign(data: FailureData): readonly [name: string, advice: string] {
  const found = String(data['found'] ?? '');
  return foreignFormats[isForeign(found) ? found : 'binary'];
}

function tooLarge(data: FailureData): string {
  const limit = data['limit'] ?? '';
  switch (data['what']) {
    case 'text':
      return `这份文件的文字超过 ${limit} 字，超出了上限。请把规划文件拆分成几份，分别上传。`;
    case 'structure':
      return '这份文件的内部结构过大（段落、表格或格式标记过多），无法读取。请只保留规划文件正文，另存后再上传。';
    case 'paragraphs':
      return `这份文件超过 ${limit} 段（行），超出了上限。请只保留规划文件正文，或拆分成几份，分别上传。`;
    case 'tasks':
      return `这份文件会拆出超过 ${limit} 个事项，超出了上限。请把规划文件拆分成几份，分别上传。`;
    case 'work':
      return '这份文件太大或太复杂，在规定的时间和内存内没有读完（文件不一定有问题）。请删去图片、附件和无关内容，或拆分成几份，再上传。';
    case 'pages':
      return `这份 PDF 超过 ${limit} 页，超出了上限。请把规划文件拆分成几份，分别上传。`;
    default:
      return `文件超过 ${limit} MB，超出了上限。请删去文件中的图片或附件，或拆分成几份，再上传。`;
  }
}

function empty(data: FailureData): string {
  if (data['bytes'] === 0) return '这份文件是空的（0 字节），可能没有保存或没有传完。请打开原文件核对，保存后再上传。';
  if (data['reason'] === 'font') {
    return '这份 PDF 的字体没有写明是哪些字，读出来是乱码。请上传它的 Word 原件；没有原件的，请先用文字识别（OCR）软件转换。';
  }
  if (data['format'] === 'pdf') {
    return '这份 PDF 里没有文字。如果页面上看得到字，说明文字已转成图形，请先用文字识别（OCR）软件转成可复制文字的 PDF 或 Word，再上传。';
  }
  return '这份文件里没有文字。请打开原文件核对内容；如果内容是图片，请先用文字识别（OCR）软件转换为文字，再上传。';
}

function encrypted(data: FailureData): string {
  return data['format'] === 'pdf'
    ? '这份 PDF 设置了打开密码，无法读取。请输入密码打开后，另存（或打印）为没有密码的 PDF，再上传。'
    : '这份文件已加密，需要密码才能打开。请在 Word 或 WPS 中打开，取消密码后另存为 .docx，再上传。';
}

function damaged(data: FailureData): string {
  return data['format'] === 'pdf'
    ? '这份 PDF 已损坏，或没有传完整，无法读取。请重新导出 PDF，或改用 Word 文件上传。'
    : '这份文件已损坏，或没有传完整，无法读取。请在 Word 或 WPS 中打开并修复，另存为新的 .docx，再上传。';
}

function mislabelled(data: FailureData): string {
  const [name, advice] = foreign(data);
  return `文件名的后缀是 .${data['extension'] ?? ''}，内容却是${name}。${advice}`;
}

function unsupported(data: FailureData): string {
  const [name, advice] = foreign(data);
  return `不能读取${name}。${advice}`;
}

const messages: Record<ReadFailureCode, (data: FailureData) => string> = {
  'document-empty': empty,
  'document-too-large': tooLarge,
  'document-encrypted': encrypted,
  'document-scanned': () => '这份 PDF 只有扫描图片，没有文字。请先用文字识别（OCR）软件转成可复制文字的 PDF 或 Word，再上传。',
  'document-mislabelled': mislabelled,
  'document-zip-bomb': () =>
    '这份文件解压后异常庞大（疑似压缩炸弹），为安全起见没有读取。请在 Word 或 WPS 中打开原文件，另存为新的 .docx，再上传。',
  'document-damaged': damaged,
  'document-embedded': () =>
    '这份文件的正文里嵌入了另一份文件（altChunk），嵌入的文字无法读取。请在 Word 或 WPS 中打开，另存为新的 .docx（嵌入的文字会并入正文），再上传。',
  'document-unsupported': unsupported,
  'document-encoding': () =>
    '无法识别这份文件的文字编码（既不是 UTF-8、UTF-16，也不是 GB18030）。请用记事本打开，另存为 UTF-8 编码的文本，再上传。',
};

/** One complete Chinese sentence or two: the cause, then what to do. */
export function readFailureMessage(code: ReadFailureCode, data: FailureData): string {
  return messages[code](data);
}
