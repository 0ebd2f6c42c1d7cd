/** Messages of logging in (登录), Chinese: commands at the terminal, which no page shows. */
export const commandZh = {
  'add-jurisdiction.usage':
    '用法：taizhang add-jurisdiction 名称\n在本安装里增加一个辖区（2 至 40 个字），给出首次设置的一次性链接；各辖区的数据、人员和操作记录互不相通。数据位置同启动时一样由环境变量给出',
  'add-jurisdiction.made': '“{name}”首次设置的一次性链接，只显示这一次（设置之前再次运行同一命令可换一个新的，之前的随即作废）：\n{link}',
  'add-jurisdiction.exists': '已有名为“{name}”的辖区，并且已经设置过。请换一个名称',
  'new-link.usage':
    '用法：taizhang new-link 登录名 [--reset-factors]\n为忘记密码、且没有其他管理员可以协助的人员（例如唯一的系统管理员）生成一次性链接；--reset-factors 同时清除第二因素。数据位置同启动时一样由环境变量给出',
  'new-link.made': '{displayName} 的一次性链接，有效至 {until}，只显示这一次：\n{link}',
  'new-link.nobody': '没有登录名为“{loginName}”的人。请核对登录名',
  'new-link.actor': '终端',
} as const;
