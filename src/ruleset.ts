import * as index from '../rules/index.ts';
import { toSpectralRuleset } from './certify/spectral-export.ts';

/** Our rules for Spectral and everything that understands its rulesets: `spectral lint -r dist/ruleset.js <definition>`. */
export default toSpectralRuleset(Object.values(index));
