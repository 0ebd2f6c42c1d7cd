/**
 * Of a chosen spot Stryker would try every mutant inside of it too. This leaves out what stands inside of one and neither is a chosen spot
 * nor holds one.
 */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const atOrBefore = (a, b) => a.line < b.line || (a.line === b.line && a.column <= b.column);

let told = '';
let spots = [];

/** The spots of the layer as mutate.mjs hands them on; babel counts lines from 1, the instrumenter tells them from 0. */
function chosenSpots() {
  const now = process.env['MUTATE_SPOTS'] ?? '';
  if (now !== told) {
    told = now;
    spots = JSON.parse(now === '' ? '[]' : now).map(({ start, end }) => ({
      start: { ...start, line: start.line + 1 },
      end: { ...end, line: end.line + 1 },
    }));
  }
  return spots;
}

const inside = {
  /** Spots of other files at the same lines only let a little more be tried. */
  shouldIgnore({ node: { loc } }) {
    const chosen = chosenSpots();
    if (chosen.length === 0 || !loc) return undefined;
    const holdsOne = chosen.some(({ start, end }) => atOrBefore(loc.start, start) && atOrBefore(end, loc.end));
    return holdsOne ? undefined : 'inside of a chosen spot';
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'inside', inside)];
