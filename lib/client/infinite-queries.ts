'use client';
import * as tanstack from '@tanstack/react-query';
import { queryClient } from './queries';

/** Of the one cache, as in queries.ts. */
export const useInfiniteQuery = ((options: Parameters<typeof tanstack.useInfiniteQuery>[0]) =>
  tanstack.useInfiniteQuery(options, queryClient())) as typeof tanstack.useInfiniteQuery;
