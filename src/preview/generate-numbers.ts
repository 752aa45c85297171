import type { Shape } from './generate-shape.ts';

const most32 = 2_147_483_647;

/** Numbers that a shape takes: a usual one, both limits, 0 and 1 where they lie between. May be empty. */
export function numbersFor(shape: Shape, isWhole: boolean, seed: number): number[] {
  const { minimum, maximum, isMinimumExclusive, isMaximumExclusive, multiplesOf } = shape;
  const is32 = isWhole && shape.format === 'int32';
  const low = Math.max(minimum ?? Number.NEGATIVE_INFINITY, is32 ? -most32 - 1 : Number.NEGATIVE_INFINITY);
  const high = Math.min(maximum ?? Number.POSITIVE_INFINITY, is32 ? most32 : Number.POSITIVE_INFINITY);
  // Between 0.1 and 0.2, both excluded, neither is 0.6.
  const step = Number.isFinite(high - low) ? Math.min(isWhole ? 1 : 0.5, Math.max(isWhole ? 1 : 0, (high - low) / 4)) : isWhole ? 1 : 0.5;
  const lowest = isMinimumExclusive && low === minimum ? low + step : isWhole ? Math.ceil(low) : low;
  const highest = isMaximumExclusive && high === maximum ? high - step : isWhole ? Math.floor(high) : high;
  const usual = isWhole ? 40 + (seed % 10) : 12.5 + (seed % 10);
  const wanted = [
    Math.min(Math.max(usual, lowest), highest),
    ...(minimum === undefined ? [] : [lowest]),
    ...(maximum === undefined ? [] : [highest]),
    1,
    0,
  ];
  const numbers = multiplesOf.length === 0 ? wanted : [...wanted.flatMap((number) => multiples(number, multiplesOf)), 0];
  const isBetween = (number: number): boolean =>
    Number.isFinite(number) && number >= lowest && number <= highest && (!isWhole || Number.isInteger(number));
  return [...new Set(numbers.map((number) => (number === 0 ? 0 : number)))].filter(isBetween);
}

/** The nearest multiples at both sides; of several divisors, of their product. */
function multiples(number: number, divisors: readonly number[]): number[] {
  const divisor = divisors.reduce((product, one) => product * one, 1);
  return [Math.floor(number / divisor) * divisor, Math.ceil(number / divisor) * divisor];
}
