/** Told now and then how much of a work is done, from 0 to 1. */
export type Progress = (done: number) => void;
