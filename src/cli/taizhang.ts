/** The `taizhang` command: a table of commands, each loaded when it is called. */

interface Command {
  readonly summary: string;
  /** Answers the exit code. */
  readonly load: () => Promise<(args: readonly string[]) => Promise<number>>;
}

const commands: Readonly<Record<string, Command>> = {
  parse: {
    summary: '解析规划文件：parse 文件 [--json | --xlsx 输出文件]',
    load: async () => (await import('./parse-command.ts')).parseCommand,
  },
  rules: {
    summary: '按规则演算一个算例文件：rules clock 文件（期限）',
    load: async () => (await import('./rules-command.ts')).rulesCommand,
  },
  serve: { summary: '启动服务（npm start 会先安装和构建）', load: async () => (await import('./serve-command.ts')).serveCommand },
  dev: { summary: '随改随看的开发环境：dev [--demo]（开发用）', load: async () => (await import('./dev-command.ts')).devCommand },
  migrate: { summary: '把数据库升级到最新结构', load: async () => (await import('./migrate-command.ts')).migrateCommand },
  'verify-audit': {
    summary: '校验操作记录：verify-audit [--heads 目录] [--public-key 文件]',
    load: async () => (await import('./verify-audit-command.ts')).verifyAuditCommand,
  },
  'accept-restore': {
    summary: '从备份恢复以后，认可操作记录由此续写：accept-restore --reason 理由 --by 姓名',
    load: async () => (await import('./accept-restore-command.ts')).acceptRestoreCommand,
  },
  'new-link': {
    summary: '给某人一个设密码的一次性链接：new-link 登录名 [--reset-factors]',
    load: async () => (await import('./new-link-command.ts')).newLinkCommand,
  },
  'add-jurisdiction': {
    summary: '在本安装里增加一个辖区：add-jurisdiction 名称',
    load: async () => (await import('./add-jurisdiction-command.ts')).addJurisdictionCommand,
  },
  codegen: { summary: '生成数据表类型与接口文档（开发用）', load: async () => (await import('./codegen-command.ts')).codegenCommand },
};

function usage(): string {
  const lines = Object.entries(commands).map(([name, command]) => `  ${name.padEnd(18)}${command.summary}`);
  return `用法：taizhang 命令 [参数]\n\n${lines.join('\n')}\n`;
}

async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const asked = name === '' || name === 'help' || name === '--help';
    (asked ? process.stdout : process.stderr).write(asked ? usage() : `没有“${name}”这个命令。\n\n${usage()}`);
    return name === 'help' || name === '--help' ? 0 : 2;
  }
  return (await command.load())(rest);
}

process.exitCode = await main(process.argv.slice(2));
