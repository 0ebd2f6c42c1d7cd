/** Patterns that identify the parts of Chinese official documents in general; none is specific to one document. */

export const docNumberLine = /^[（(]?[^\s，。；：]{1,14}[〔[［(（【]\s?(?:19|20)\d{2}\s?[〕\]］)）】]\s?\d{1,5}\s?号[）)]?$/;

export const dateText =
  '(?:(?:19|20)\\d{2}|[〇○零一二三四五六七八九]{4})\\s?年\\s?[\\d一二三四五六七八九十]{1,3}\\s?月\\s?[\\d一二三四五六七八九十]{1,3}\\s?日';
export const dateLine = new RegExp(`^${dateText}(?:印发|发布|公布)?$`);
/** 平潭综合实验区管委会 2016年3月30日印发 */
export const signedDateLine = new RegExp(`^[^。，；：、]{2,40}?\\s*${dateText}(?:印发|发布)?\\s*(?:[（(]此件[^）)]{0,12}[）)])?$`);
/** A line that adds a particular to the item above it: 工作目标：…. */
export const particularLine = /^[^，。；：:]{2,8}[:：]/;
/** 2017年发展的主要预期目标是：…: what is expected, not ordered. */
export const goalSentence = /^[^，。；：:]{0,24}(?:目标|预期)(?:是|为|如下)[:：]/;
/** A letter whose breaks are lost ends in its date. */
export const signedAtEnd = new RegExp(`${dateText}(?:印发)?\\s*(?:[（(]此件[^）)]{0,12}[）)])?$`);
export const noteLine = /^[（(]?(?:此件|此文|本文|信息公开|公开方式|联系人|联系电话|抄送|主送)[^。]{0,60}[）)。]?$/;

/** What sites and red letterheads print above a document. */
export const metadataLine =
  /^(?:索\s*引\s*号|发布(?:机构|日期|时间|单位)|发文(?:机关|机构|日期|字号|单位)|(?:成文|生成|印发|公开)日期|主题(?:分类|词)|文\s*号|标\s*题|名\s*称|有效性|效力状态|来\s*源|公开(?:形式|类别|方式|属性)|签发人|密级|紧急程度|信息(?:来源|名称|索引|类别)|浏览次数|字号|关键词|体裁分类|组配分类)\s*[:：]|^(?:特急|加急|平急|秘密|机密|内部)(?:[★☆].*)?$|^[^。，；：]{2,40}文件$/;

const bodyEnding =
  '(?:人民政府|政府|国务院|办公室|办公厅|办事处|委员会|管委会|管理委员会|领导小组|指挥部|党工委|党委|市委|县委|区委|省委|中共中央|[一-龥A-ZＸ]{2}(?:局|厅|部|委|院|行|中心|集团|公司|处|会))';
/** Of a line of up to forty characters. */
export const organisationLine = new RegExp(`^[^。，；：,;:《》]{0,40}${bodyEnding}(?:\\s[^。，；：《》]{2,40}${bodyEnding})?$`);

/** 各市人民政府，省政府各部门： */
export const addresseeLine = /^[^。；《》]{3,220}[:：]$/;
export const addresseeWord = /各|人民政府|部门|单位|机构|委员会|管委会|有关|局|公司/;

/** The cover letter sends the plan out with one of these. */
export const letterSentence = /(?:印发给你们|予以印发|转发给你们|印发你们|下发给你们|现印发|现将[^。]{2,120}印发)/;

/** The last word of a document's name. */
export const documentWord =
  '方案|计划|措施|意见|办法|细则|政策|规划|清单|通知|要点|规定|任务表|分解表|分工表|一览表|目标任务|纲要|工作安排|指南|决定|报告|条例|规程|规则|标准|目录|名单|任务|表';
export const documentName = new RegExp(`(?:${documentWord})(?:[（(][^（）()]{1,30}[）)])?$`);

export const validitySentence =
  /(?:自[^。]{0,30}(?:之日|日)?起[^。要应须]{0,12}(?:施行|实施(?!细则|方案|办法|意见)|执行|实行|生效|停止执行|废止)|有效期(?:至|为|限|\d|[一二三四五六七八九十]|到|自)|负责解释|同时废止|停止执行|实施期限|执行期限|(?:所称|中)[“"]?[^。，]{2,40}(?:是指|指的?是|范围为|包括|认定)|中[“"][^”"]{2,20}[”"]按|从\d{4}年[^。]{0,12}(?:执行|实施|施行))/;
/** A closing paragraph on validity begins with the document itself. */
export const validityOpening =
  /^[　\s]*(?:本|以上|上述|此|除|相关|原|各项|自|《|前述|国家|文中|政策|该|凡)|^[^。]{0,20}(?:措施|政策|意见|通知|方案|办法|细则|规定)[^。]{0,10}(?:自|从)/;

export const attachmentOpening =
  /^附\s?(?:件|表|录|图)\s?([0-9０-９]{1,2}(?!\s?[0-9０-９年])|[一二三四五六七八九十]{1,3}(?![、]))?\s?(?:[-—－之]\s?\d{1,2})?\s?([:：.．、])?/;

export const boxLine = /^专\s?栏\s?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?(?:[\s　:：]|$)/;

const tableColumn = '单位|部门|时限|任务|措施|名称|项目|内容|指标|备注|依据|来源|进度|地点|性质|期限|要求|责任人';
/** A table's head run together: 序号主要工作任务具体工作措施完成时限主要责任单位. */
export const tableHead = new RegExp(`^(?:序号|编号)(?=[^。；]{0,50}(?:${tableColumn})[^。；]{0,50}(?:${tableColumn}))`);
export const tableHeadInside = new RegExp(`序号(?=[^。；]{0,50}(?:${tableColumn})[^。；]{0,50}(?:${tableColumn}))`, 'g');
export const columnNames = new RegExp(`(?:${tableColumn})`, 'g');
export const columnAtEnd = new RegExp(`(?:${tableColumn})$`);
export const columnName = new RegExp(`(?:${tableColumn})`);
