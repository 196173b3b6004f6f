/** Which orders of a file have to wait for rows of it that are refused. */
package io.symbia.client.deliveries.waiting;
