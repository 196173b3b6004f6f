/** Which components of a view a reader sees. Imports shared events alone. */
package io.symbia.support.audience;
