/** What the page of units says, in Chinese. */
export const unitPageZh = {
  'unit.picker.placeholder': '选择单位：名称、简称或拼音首字母',
  'unit.picker.loading': '正在读取单位…',
  'unit.picker.none': '没有找到这个单位。可在“单位”页新建',
  'unit.ended': '已撤并',
} as const satisfies Record<string, string>;
