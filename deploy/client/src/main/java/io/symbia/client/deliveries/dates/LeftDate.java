package io.symbia.client.deliveries.dates;

/**
 * A date that can be read in one order of day and month alone.
 *
 * @param column where it stands
 * @param date   with its line, for people
 * @param order  in which it can be read
 */
record LeftDate(String column, String date, DateOrder order) {}
