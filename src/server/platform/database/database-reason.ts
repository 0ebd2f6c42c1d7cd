/** Why a database cannot be reached, in words that name no address: it carries a password. */

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: '连接被拒绝，地址或端口不对，或数据库没有启动',
  ENOTFOUND: '找不到这个主机名',
  EAI_AGAIN: '找不到这个主机名',
  ETIMEDOUT: '连接超时',
  EHOSTUNREACH: '主机不可达',
  ECONNRESET: '连接被对方断开，可能不是 PostgreSQL',
  '28P01': '用户名或口令不对',
  '28000': '不允许以这个用户连接',
  '55P03': '要用的数据正被其他连接占用',
  '57014': '没有在限时内做完',
  '57P03': '数据库正在启动或恢复',
  '3D000': '没有这个数据库',
};

/** One clause for people. */
export function databaseReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return reasons[code] ?? error.message;
}
