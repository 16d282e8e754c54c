/**
 * Settings of every session. Each question that carries the load has an index, and tables grow by thousands of rows
 * between two looks of the statistics collector: a planner that takes a table for small would read all of it.
 */
export const plannerSettings = { enable_seqscan: 'off', random_page_cost: '1.1', jit: 'off' };
