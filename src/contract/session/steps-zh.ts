/** Messages of logging in (登录), Chinese: what choosing a password and coming back from an identity provider may be refused with. */
export const stepsZh = {
  'password-too-short': '密码至少 {min} 个字符，现在只有 {length, number} 个。可以用几个不相干的词连成一句',
  'password-too-long': '密码最多 {max} 个字符，请缩短后再试',
  'password-too-simple': '密码要含大写字母、小写字母、数字、符号中的至少 {classes} 类，请补上缺少的种类',
  'password-personal': '密码里不能有登录名、姓名、单位或地方的名称（拼音也不行），请换一个与这些无关的密码',
  'password-too-common':
    '这个密码容易被猜到：许多人都在用，或只是连续按键、重复字符、日期的组合，在前后加数字或符号也一样。请加入没有规律的内容',
  'password-used-before': '最近 {count, number} 次用过的密码不能再用，请换一个新的密码',
  'oidc-expired': '这次登录已经过期、已经用过，或不是从本浏览器开始的。请回到登录页重新开始',
  'oidc-refused': '统一身份认证没有同意这次登录，或返回的内容没有通过核对。请回到登录页重试，或用密码登录；仍不成功时请联系系统管理员',
  'oidc-unknown-subject': '统一身份认证已通过，但还没有与本系统的账号绑定。请先用密码登录，在“本人账号”中绑定，或请安全管理员代为绑定',
  'oidc-other-person': '在统一身份认证登录的是另一个人，不能用来验证您的身份。请在那里退出，用自己的账号重新登录',
} as const;
