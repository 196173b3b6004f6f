/**
 * How a door takes a command: {@link io.symbia.support.door.CommandArgument} fills it from the request, and {@link
 * io.symbia.support.door.CommandDescription} describes it. Imports {@code command}, {@code refusal}, {@code json} and {@code http}.
 */
package io.symbia.support.door;
