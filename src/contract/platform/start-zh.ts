/** What a start, and a command beside a running server, says to who runs it, Chinese, and what the server answers to what no page asks: no page shows it. */
export const startZh = {
  'start.bad-port': 'PORT 应为 0 到 65535 之间的整数，现在是“{port}”',
  'start.demo-public': '演示环境只能在本机打开，不能对外发布：请去掉 PUBLIC_URL（现在是“{url}”）',
  'start.demo-not-loopback': '演示环境只能在本机打开：HOST 只能是 127.0.0.1、localhost 或 ::1，现在是“{host}”',
  'start.unknown-argument': '不认识参数“{argument}”；可用的只有 --demo（打开演示环境）',
  'start.bad-public-url': 'PUBLIC_URL 应为浏览器访问本服务的地址，形如 https://taizhang.example.gov.cn（不带路径），现在是“{url}”',
  'start.demo-on-real-data': '这个数据库里已有正式的辖区，不能用作演示环境。请去掉 --demo，或换一个数据库',
  'start.real-on-demo-data': '这个数据库是演示环境的，不能正式使用。请加上 --demo，或换一个数据目录（DATA_DIR）或数据库',
  'start.bad-trusted-proxies':
    'TRUSTED_PROXIES 应为前置代理的 IP 地址或网段，用逗号分隔，形如 10.1.2.3,10.8.0.0/16（不能是全部地址），现在有“{text}”',
  'start.bad-smtp': 'SMTP_URL 应为 smtp:// 或 smtps:// 开头的邮件服务器地址；同时要设 PUBLIC_URL，用户名不是邮箱的还要设发件邮箱 SMTP_FROM',
  'start.bad-oidc': '设了 OIDC_ISSUER 就要同时设 OIDC_CLIENT_ID 和 OIDC_CLIENT_SECRET，且 OIDC_ISSUER 是一个完整网址',
  'start.bad-database-url': 'DATABASE_URL 不是 PostgreSQL 地址，应形如 postgresql://用户:口令@主机:5432/库名',
  'start.bad-database-app-url': 'DATABASE_APP_URL 只与 DATABASE_URL 一起使用，形如 postgresql://用户:口令@主机:5432/库名',
  'start.bad-database-jobs-url': 'DATABASE_JOBS_URL 只与 DATABASE_URL 一起使用，形如 postgresql://用户:口令@主机:5432/库名',
  'start.cannot-create-role':
    'DATABASE_URL 的用户不能创建数据库角色（{reason}）。请让数据库管理员授予 CREATEROLE，或按说明建好角色 taizhang_app 和一个登录角色，用 DATABASE_APP_URL 指定后者',
  'start.app-role-refused': '无法以应用的数据库角色 {role} 连接：{reason}',
  'start.app-role-unfit': '应用的数据库角色权限不合要求，各辖区的数据就隔不开：{findings}',
  'start.keys-unusable': '密钥目录 {keyDir} 无法使用：{reason}',
  'start.files-other':
    '目录 {filesDir} 存放着另一套台账的文件。混在一起，两套会互相清理对方的文件，所以没有启动，也没有改动任何数据。请用 FILES_DIR 指向这个数据库自己的文件目录',
  'start.files-elsewhere':
    '目录 {filesDir} 不是这个数据库的文件目录：可能是共享存储没有挂载，或这个节点没有与其他节点共用目录，所以没有启动，也没有改动任何数据。请挂载好，或用 FILES_DIR 指向原来的目录（恢复备份、换目录时，先把原来的目录连同其中的文件 {markFile} 放过来）。确要改用这个目录的（还没有存过文件，或文件已全部丢失），先停止所有节点，在其中建一个文件 {markFile}，内容为 {mark}',
  'start.files-unusable': '存放文件的目录 {filesDir} 无法使用：{reason}。请检查它的挂载和权限，或用 FILES_DIR=另一目录 启动',
  'start.keys-missing':
    '这个数据库已有自己的密钥，而密钥目录 {keyDir} 里没有 {files}。没有原来的密钥，谁也登录不了，操作记录也接不上；另做一套没有用处，所以没有启动，也没有改动任何数据。请把密钥的备份（多个节点时，另一节点的密钥目录）放回这里，或用 KEY_DIR 指向原来的密钥目录',
  'start.keys-other':
    '密钥目录 {keyDir} 里的 {files} 不是这个数据库的密钥。用它启动，操作记录会续不上，其他节点什么也读不到，所以没有启动，也没有改动任何数据。请换回原来的密钥目录（多个节点用同一份），或用 KEY_DIR 指向它；若连错了库，请检查 DATABASE_URL 或 DATA_DIR',
  'start.keys-not-of-chain':
    '库里的操作记录不是用密钥目录 {keyDir} 里的密钥封印的。用它启动，操作记录会续不上，所以没有启动，也没有改动任何数据。请换回写下这些操作记录的密钥目录（多个节点用同一份），或用 KEY_DIR 指向它；若连错了库，请检查 DATABASE_URL 或 DATA_DIR',
  'start.keys-none-yet': '这个库还没有启动过，没有密钥。请先用 npm start 启动一次',
  'start.port-in-use': '端口 {port} 已被占用，请停止占用它的程序，或用 PORT=另一端口 启动',
  'start.port-denied': '没有权限使用端口 {port}，请用 PORT=另一端口 启动',
  'start.second-instance': '数据目录 {dataDir} 正由另一个台账服务（进程 {pid}）使用，请先停止它，或用 DATA_DIR=另一目录 启动',
  'start.data-folder-unusable': '数据目录 {dataDir} 无法使用：{reason}',
  'start.data-folder-broken': '数据目录 {dataDir} 已损坏，数据库无法启动：{reason}',
  'start.data-folder-mode': '{folder} 对其他系统用户开放，数据库拒绝使用。请执行 chmod 700 {folder} 后重新启动',
  'start.data-folder-owner':
    '系统用户 {user} 无权使用数据目录 {dataDir}，它或里面的文件属于别的用户。请换用原来的用户启动，或由管理员执行 chown -R {user} {dataDir}',
  'start.disk-full': '数据目录 {dataDir} 所在的磁盘已满，数据库无法启动，数据没有改动。请腾出空间后重新启动',
  'start.database-lingers': '上次运行的数据库还有进程没有结束，请稍等片刻再启动；仍不行时请重启本机',
  'start.embedded-slow': '自带数据库 10 分钟没有启动完，可能仍在恢复。原因见 {dataDir}/postgres.log，可以再启动一次',
  'start.embedded-password':
    '{dataDir}/postgres-password 里的口令与数据库里的不一致，可能只恢复了其中一样。请放回与数据库一同备份的这个文件；找不回来就删除它再启动，会设定新口令',
  'start.embedded-unreachable': '自带数据库已经启动，但连接不上：{reason}。原因见 {dataDir}/postgres.log，可以再启动一次',
  'start.no-system-user': '以 root 运行时，数据库需要一个普通系统用户，但无法创建：{reason}',
  'start.no-binaries': '没有适用于本系统（{platform}）的内置数据库，请用 DATABASE_URL 指定 PostgreSQL 15 及以上版本',
  'start.database-unreachable': '无法连接 DATABASE_URL 指定的数据库：{reason}',
  'start.database-too-old': 'DATABASE_URL 指定的 PostgreSQL 版本是 {version}，需要 15 及以上版本',
  'start.migration-changed': '数据库结构脚本 {name} 与库中已执行的不一致，请使用与数据相符的程序版本',
  'start.migration-unknown': '数据库由更新版本的程序建立（含 {name}），请使用新版本程序',
  'start.migration-failed': '数据库结构脚本 {name} 执行失败：{reason}',
  'start.bad-clamd-socket': 'CLAMD_SOCKET 应为 ClamAV 守护进程的套接字路径（以 / 开头）或“主机:端口”，现在是“{address}”',
  'start.migration-waited':
    '数据库结构脚本 {name} 要改的表一直被其他连接占用，没有升级，数据没有改动。请等占用它的程序（如备份、查询工具）结束后重新启动',
  'start.migration-no-space': '数据库所在的磁盘已满，结构脚本 {name} 没有执行，数据没有改动。请腾出空间后重新启动',
  'export.jurisdiction': '编制：{jurisdiction}',
  'export.date': '日期：{date}',
  'export.rows': '共 {count, number} 项',
  'export.id': '导出编号：{id}',
  'export.page': '第 &P 页，共 &N 页',
  'request.range-beyond': '要续传的位置在文件之外：文件共 {size, number} 字节。请从头重新下载',
  'request.wrong-method': '这个地址不支持这种请求方法',
  'request.forbidden-host': '本机服务只接受以本机地址访问的请求',
  'request.unsupported-type': '不支持这种请求格式',
  'request.foreign-download': '下载要从台账的页面上发起。请打开台账，在页面上点下载',
} as const;
