/**
 * The units that 泰安市推进省会经济圈一体化发展分工方案 names, with the counties, functional zones and cities around. Nothing here was
 * compared with an official list: each name says whether the plan prints it or we wrote it out from general knowledge.
 */
import { readSeed } from '#server/unit/seed/seed-unit.ts';
import taian from '#server/unit/seed/taian.json' with { type: 'json' };

/** Tai'an as its plan of 2020 names it, with what became of it since as far as we know. */
export const taianSeed = readSeed(taian);
