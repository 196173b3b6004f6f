/**
 * The story of one order, from tea leaves to money, told through the platform's doors: what {@code symbia demo} plays. A {@code Chapter} is
 * a list of commands by its cast; {@code Story} tells them in order and waits where one waits for the platform; {@code Proof} ends it.
 */
package io.symbia.client.story;
