/** `npm start`: installs, builds and serves; each only as far as something changed. */
import { buildWeb, install, taizhang } from './launch.mjs';

await install();
await buildWeb();
await taizhang(['serve', ...process.argv.slice(2)]);
