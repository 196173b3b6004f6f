/** A file of delimited text as people's programs write it: its heading, separator, charset and dates are judged as a whole, before any row. */
package io.symbia.client.deliveries.table;
