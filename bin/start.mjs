/** `npm start`: installs, builds and serves; each only as far as something changed. A tree that has its pages needs nothing that builds them. */
import { buildWeb, install, taizhang, webIsBuilt } from './launch.mjs';

await install({ tools: !webIsBuilt() });
await buildWeb();
await taizhang(['serve', ...process.argv.slice(2)]);
