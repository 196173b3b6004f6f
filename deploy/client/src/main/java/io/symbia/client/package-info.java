/** What a participant's own machine runs against the platform's HTTP doors. Knows addresses and bodies, no service's code. */
package io.symbia.client;
