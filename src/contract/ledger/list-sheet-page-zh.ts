/** What the page of a list says of its workbook, Chinese. */
export const listSheetPageZh = {
  'list.sheet': '导入 / 导出',
  'list.sheet.out.xlsx': '导出 xlsx（填好后可导回）',
  'list.sheet.out.csv': '导出 CSV',
  'list.sheet.out.done': '已导出',
  'list.sheet.in': '导入填好的 xlsx',
  'list.sheet.in.way': '选择从这份清单导出、填好的工作簿。先看要改什么，确认后才写入；导出后他人改过的格会逐一请您选定。',
  'list.sheet.in.done': '{count, number} 格已填入表格，正在保存；可按 Ctrl Z 整批撤销',
  'list.sheet.note.left': '文件里少了 {count, number} 项，清单中的这些事项不变',
  'list.sheet.note.locked': '规划内容不能在这里修改，有 {count, number} 格未写入：{where}',
  'list.sheet.wrong': '有 {count, number} 处不能写入。请在文件中改好再选一次，或重新导出填写',
  'list.sheet.error.row-without-id': '这一行是新添的，认不出是哪个事项。要增加事项，请在清单中“列入事项”',
  'list.sheet.error.row-foreign': '这一行不在导出的内容里。请不要从别的文件粘贴整行',
  'list.sheet.error.row-gone': '这个事项已移出清单，改动无处写入。请删去这一行，或先把事项列回清单',
} as const;
