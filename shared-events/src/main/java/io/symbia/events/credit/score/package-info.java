/** What a score says, and how the evidence behind it is found again. Imports the kernel and {@code conduct}. */
package io.symbia.events.credit.score;
