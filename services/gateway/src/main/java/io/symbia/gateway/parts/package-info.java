/** How the targets are, for the first page. May import {@code routing}. */
package io.symbia.gateway.parts;
