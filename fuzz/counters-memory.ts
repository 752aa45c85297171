/** How many places of the code can be counted: more than there are. */
export const mostCounters = 65_536;

/** Where a program that was built with counters counts: one byte for each branch, wrapping around. */
export const countersName = '__fuzzCounters';
