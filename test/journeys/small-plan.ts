/** A plan that is small enough to be worked through in a few seconds, with each kind of open doubt, and its second version. */

export const smallPlan = `某市2024年河湖长制工作要点

为深入推进河湖长制，制定本要点。
一、加强水资源保护
（一）落实用水总量控制
完成全市取水口核查登记。推进再生水利用工程建设。（责任单位：市水利局、市住房城乡建设局等）
（二）保护饮用水水源地
开展饮用水水源地环境整治。（责任单位：市生态环境局、市水利局）
二、加强水域岸线管理
（一）清理河道
清理整治河道“四乱”问题。建设滨河生态廊道。（责任单位：市水利局、市自然资源局）
某市人民政府办公室
2024年3月1日
`;

/** One action says more, one is new, one is gone. */
export const smallPlanChanged = smallPlan
  .replace('开展饮用水水源地环境整治。', '开展饮用水水源地环境整治和规范化建设。')
  .replace('建设滨河生态廊道。', '')
  .replace('清理整治河道“四乱”问题。', '清理整治河道“四乱”问题。完善河道采砂管理制度。');
