#include "vooruit.h"
