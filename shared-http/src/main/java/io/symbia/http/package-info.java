/** What all doors of the house and all who ask at doors have in common. Knows no event, no log and no service. */
package io.symbia.http;
