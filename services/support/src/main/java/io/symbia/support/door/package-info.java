/**
 * How a door takes a command, and what it shows: {@link io.symbia.support.door.CommandArgument} fills a command from the request, and
 * {@link io.symbia.support.door.Shown} answers a question. Imports {@code command}, {@code refusal}, {@code json} and {@code http}.
 */
package io.symbia.support.door;
