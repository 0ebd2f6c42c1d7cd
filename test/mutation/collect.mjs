/** A reporter for Stryker that hands on each mutant as soon as it has been tried. */
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

let tried = [];
let told = () => {};

/** Calls with everything that was tried since, each time there is more. */
export function collect(listener) {
  tried = [];
  told = listener;
}

class Collect {
  onMutantTested(result) {
    tried.push(result);
    told(tried);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'collect', Collect)];
