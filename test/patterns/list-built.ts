/** A program of its own, before any module of ours is read: prints, as JSON, every pattern that they build as they are read. */
import { relative } from 'node:path';
import { patternsIn, sourceFiles, type Pattern } from '#test/patterns/sources.ts';

const built: Pattern[] = [];
let place = '';
globalThis.RegExp = new Proxy(RegExp, {
  construct(target, parts: [string, string?], newTarget) {
    const made: unknown = Reflect.construct(target, parts, newTarget);
    if (made instanceof target) built.push({ place, source: made.source, flags: made.flags });
    return made as RegExp;
  },
});
for (const path of sourceFiles().filter((file) => patternsIn(file).builds)) {
  place = relative(process.cwd(), path);
  await import(path);
}
process.stdout.write(JSON.stringify(built));
